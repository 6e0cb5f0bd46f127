import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCopy } from '@tabler/icons-react'
import { captionCautions } from '../platforms/caption'
import { type Catalogue, platformOf, rulesOf } from '../platforms/catalogue'
import { useCatalogue } from '../platforms/PlatformsProvider'
import { WarningList } from '../warnings/WarningList'
import { isRepeat, type Warning } from '../warnings/warnings'
import type { ComposeFormState } from './useComposeForm'

type Props = { form: ComposeFormState; names: ReadonlyMap<string, string> }

/** What is better known before the post is sent. None of it keeps the post from being sent. */
export function ForecastNotice({ form, names }: Props) {
  const catalogue = useCatalogue()
  const { warnings } = form.forecast
  const repeats = warnings.filter(isRepeat)
  const others = warnings.filter(
    (warning) => !isRepeat(warning) && !isSaidAtCaption(catalogue, warning, form.draft.caption),
  )
  return (
    <div role="status">
      {repeats.length > 0 && (
        <Alert color="orange" icon={<IconCopy aria-hidden />} title="You have posted this already">
          <WarningList warnings={repeats} names={names} />
        </Alert>
      )}
      {others.length > 0 && (
        <Alert
          color="orange"
          mt={repeats.length > 0 ? 'xs' : 0}
          icon={<IconAlertTriangle aria-hidden />}
          title="Before you post"
        >
          <WarningList warnings={others} names={names} />
        </Alert>
      )}
    </div>
  )
}

/** This page has the platforms' cautions, too, and says them beside the caption. */
function isSaidAtCaption(catalogue: Catalogue, { code, destination }: Warning, caption: string): boolean {
  const rules = destination === undefined ? undefined : rulesOf(catalogue, platformOf(destination))
  return code === 'caption_caution' && rules !== undefined && captionCautions(rules, caption).length > 0
}
