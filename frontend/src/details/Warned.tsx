import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle, IconCopy } from '@tabler/icons-react'
import { useLocation } from 'react-router'
import { WarningList } from '../warnings/WarningList'
import { isRepeat, warningsOf } from '../warnings/warnings'

/** What the API warned of only when it accepted this request: stays as long as the reader is here, and the post goes on. */
export function Warned({ names }: { names: ReadonlyMap<string, string> }) {
  const { state } = useLocation() as { state: unknown }
  const warnings = warningsOf(state)
  const repeats = warnings.filter(isRepeat)
  const others = warnings.filter((warning) => !isRepeat(warning))
  return (
    <>
      {repeats.length > 0 && (
        <Alert
          color="orange"
          icon={<IconCopy aria-hidden />}
          title="Is this a post that you have made already?"
        >
          <WarningList warnings={repeats} names={names} />
          <Text size="sm">This one goes on all the same. If it was not meant, cancel it.</Text>
        </Alert>
      )}
      {others.length > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title="Look at this">
          <WarningList warnings={others} names={names} />
        </Alert>
      )}
    </>
  )
}
