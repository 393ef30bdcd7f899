/** The text as a regular expression that matches just it, flag `u` included. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
