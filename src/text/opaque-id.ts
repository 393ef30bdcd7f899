import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * An id as outsiders see it: its SHA-256, so that whoever knows an id can find it in a list and nobody reads it there; with
 * a salt the HMAC-SHA-256 under the salt, for ids that could be found by trying.
 */
export const opaqueId = (id: string, salt = ''): string =>
  bytesToHex(salt === '' ? sha256(utf8ToBytes(id)) : hmac(sha256, utf8ToBytes(salt), utf8ToBytes(id)))
