import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useCatalogue } from '../platforms/PlatformsProvider'
import type { VideoFacts } from '../platforms/video'
import { withOption } from './draft'
import { optionField } from './faults'
import type { ComposeFormState } from './useComposeForm'
import { adviceFor } from './videoAdvice'

type Props = { video: VideoFacts; form: ComposeFormState; names: ReadonlyMap<string, string> }

/** Warnings only: the platform has the last word. */
export function VideoAdvice({ video, form, names }: Props) {
  const advice = adviceFor(useCatalogue(), video, form.draft)
  return (
    <div role="status">
      {advice.map(({ message, destinations, fix }) => (
        <Alert key={message} color="orange" p="sm" mt="xs" icon={<IconAlertTriangle aria-hidden />}>
          <Text size="sm">{message}</Text>
          <Text size="sm" c="dimmed" className="user-text">
            {destinations.map((destination) => names.get(destination) ?? destination).join(', ')}
          </Text>
          {fix && (
            <Button
              size="compact-sm"
              variant="default"
              mt={4}
              onClick={() =>
                form.change(
                  destinations.map((destination) => optionField(destination, fix.option)),
                  (draft) => withOption(draft, destinations, fix.option, fix.value),
                )
              }
            >
              {fix.label}
            </Button>
          )}
        </Alert>
      ))}
    </div>
  )
}
