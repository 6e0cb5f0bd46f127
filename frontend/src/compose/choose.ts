import { withDestinations } from './draft'
import { CAPTION, destinationField, DESTINATIONS } from './faults'
import type { ComposeFormState } from './useComposeForm'

/** Chooses destinations or takes them back. What a caption may be depends on them. */
export function changeChosen(form: ComposeFormState, destinations: readonly string[], chosen: boolean) {
  form.change([DESTINATIONS, CAPTION, ...destinations.map(destinationField)], (draft) =>
    withDestinations(draft, destinations, chosen),
  )
  if (chosen) form.touch(DESTINATIONS)
}
