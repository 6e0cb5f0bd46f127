import { Textarea, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { announcement, countsFor } from './captionCounts'
import { CaptionCounts } from './CaptionCounts'
import { CAPTION } from './faults'
import { elementId } from './focusField'
import type { ComposeFormState } from './useComposeForm'

/** How long nothing is typed before the counts are read out. */
const PAUSE_MS = 1000

export function CaptionField({ form }: { form: ComposeFormState }) {
  const { caption, destinations } = form.draft
  const counts = countsFor(useCatalogue(), destinations, caption)
  const [announced] = useDebouncedValue(announcement(counts), PAUSE_MS)
  return (
    <div>
      <Textarea
        id={elementId(CAPTION)}
        label="Caption"
        description={<CaptionCounts platforms={counts} />}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        dir="auto"
        autosize
        minRows={5}
        maxRows={16}
        value={caption}
        error={form.errorOf(CAPTION)}
        onChange={(event) => {
          const typed = event.currentTarget.value
          form.change([CAPTION], (draft) => ({ ...draft, caption: typed }))
        }}
        onBlur={() => form.touch(CAPTION)}
      />
      <VisuallyHidden role="status">{announced}</VisuallyHidden>
    </div>
  )
}
