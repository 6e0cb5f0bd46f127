import type { Field } from './faults'

/** The id of a field's element in the page. */
export function elementId(field: Field): string {
  return `compose${field.replaceAll(/[^A-Za-z0-9]/g, '-')}`
}

/** Brings the keyboard to a field; to its first control when it is a group of them. */
export function focusField(field: Field) {
  const element = document.getElementById(elementId(field))
  const control = element?.matches('fieldset') ? element.querySelector<HTMLElement>('input') : element
  control?.focus()
}
