import { Button, Group, Text, TextInput } from '@mantine/core'
import { VIDEO_URL } from './faults'
import { elementId } from './focusField'
import type { ComposeFormState } from './useComposeForm'

const SAMPLES = { vertical: 'Vertical', landscape: 'Landscape' }

type Props = { form: ComposeFormState; simulatorUrl: string | undefined }

export function VideoField({ form, simulatorUrl }: Props) {
  const { videoUrl } = form.draft

  function change(newer: string) {
    form.change([VIDEO_URL], (draft) => ({ ...draft, videoUrl: newer }))
  }

  return (
    <div>
      <TextInput
        id={elementId(VIDEO_URL)}
        label="Video URL"
        description="A public https address of an MP4. The platforms fetch it from there, so keep it until the post is out."
        placeholder="https://videos.example.com/launch.mp4"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
        value={videoUrl}
        error={form.errorOf(VIDEO_URL)}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => videoUrl.trim() !== '' && form.touch(VIDEO_URL)}
      />
      {simulatorUrl && (
        <Group gap="xs" mt="xs">
          <Text size="sm" c="dimmed">
            Sample video:
          </Text>
          {Object.entries(SAMPLES).map(([shape, label]) => (
            <Button
              key={shape}
              size="compact-sm"
              variant="default"
              aria-label={`Use the ${shape} sample video`}
              onClick={() => change(`${simulatorUrl}/videos/${shape}.mp4`)}
            >
              {label}
            </Button>
          ))}
        </Group>
      )}
    </div>
  )
}
