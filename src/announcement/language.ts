/** More Chinese characters than Latin words. */
export const isChinese = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) > (text.match(/[A-Za-z]{2,}/g)?.length ?? 0)
