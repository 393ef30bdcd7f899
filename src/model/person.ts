/** What a people file says of one account. What it does not say is undefined: unknown, never false. */
export interface Person {
  readonly userId: string
  readonly kyc: boolean | undefined
  /** When the identity was verified. Times are epoch milliseconds. */
  readonly kycAt: number | undefined
  /** The same for every account of one verified person. */
  readonly identityId: string | undefined
  /** The account that this one belongs to; blank: it belongs to none. */
  readonly masterId: string | undefined
  /** Whether the account was registered for the campaign. */
  readonly registered: boolean | undefined
  readonly registeredAt: number | undefined
  readonly followers: number | undefined
  readonly language: string | undefined
  readonly country: string | undefined
  readonly firstPostAt: number | undefined
  readonly staff: boolean | undefined
}

/** Everything but the id is unknown. */
export const unknownPerson = (userId: string): Person => ({
  userId,
  kyc: undefined,
  kycAt: undefined,
  identityId: undefined,
  masterId: undefined,
  registered: undefined,
  registeredAt: undefined,
  followers: undefined,
  language: undefined,
  country: undefined,
  firstPostAt: undefined,
  staff: undefined,
})
