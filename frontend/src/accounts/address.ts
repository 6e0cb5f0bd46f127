/** Names the account whose form is open, in the address of the accounts. */
export const ACCOUNT = 'account'

/** In place of an account: one that is to be added. */
export const NEW = 'new'

/** Where an account is connected again, or connected if it is not there any more. */
export function accountAddress(destination: string): string {
  return `/accounts?${new URLSearchParams({ [ACCOUNT]: destination }).toString()}`
}
