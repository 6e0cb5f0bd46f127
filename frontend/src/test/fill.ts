import type { UserEvent } from '@testing-library/user-event'

/** Puts a text into a field at once, behind what stands there; key by key takes long. */
export async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field)
  await user.paste(text)
}
