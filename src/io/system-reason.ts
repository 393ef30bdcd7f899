/** Is this what the system said, and no error of ours? */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** Words for what the system said, without its own file name and code prefix. */
export const systemReason = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return code
    ? `${code}${message.startsWith(`${code}: `) ? ` ${message.slice(code.length + 2).split(',')[0]}` : ''}`
    : message
}
