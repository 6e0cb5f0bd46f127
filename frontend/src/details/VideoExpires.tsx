import { Alert, Text } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useLocation } from 'react-router'
import { warningsOf } from './warnings'

/** That the signed address of the video expires too soon, as the API warned of when it accepted this request. */
export function VideoExpires() {
  const { state } = useLocation() as { state: unknown }
  const warning = warningsOf(state).find(({ code }) => code === 'video_url_expires')
  if (!warning) return null
  return (
    <Alert
      color="orange"
      icon={<IconClockExclamation aria-hidden />}
      title="The address of the video may expire too soon"
    >
      <Text size="sm">{warning.detail}</Text>
    </Alert>
  )
}
