import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { UploadRequest } from '../api/client'
import { length, shape, size, type VideoFacts as Video } from '../platforms/video'
import { CopyButton } from '../shared/CopyText'
import { exactTime } from '../shared/time'
import { fileName } from '../shared/video'
import classes from './VideoFacts.module.css'

type Props = {
  request: UploadRequest
  /** What is known of the video, once the browser has read it. */
  video: Video | undefined
  onRead: (video: Video) => void
}

/** The video to play, its facts, and the caption. */
export function VideoFacts({ request, video, onRead }: Props) {
  const [broken, setBroken] = useState(false)
  return (
    <div className={classes.both}>
      {broken ? (
        <Text size="sm" c="dimmed" className={classes.video}>
          The video cannot be played from its address any more. Posts that are out are not touched by that.
        </Text>
      ) : (
        <video
          className={classes.video}
          src={request.video_url}
          controls
          preload="metadata"
          playsInline
          aria-label={`The video ${fileName(request.video_url)}`}
          onError={() => setBroken(true)}
          onLoadedMetadata={({
            currentTarget: { duration: seconds, videoWidth: width, videoHeight: height },
          }) => onRead({ seconds, width, height })}
        />
      )}
      <Stack gap="sm" miw={0}>
        <div>
          <Text size="sm" c="dimmed">
            Video
          </Text>
          <Anchor href={request.video_url} target="_blank" rel="noreferrer" size="sm">
            {fileName(request.video_url)}
          </Anchor>
          {video && (
            <Text size="sm">
              {length(video)} · {size(video)} · {shape(video)}
            </Text>
          )}
        </div>
        <div>
          <Group gap="xs" mb={4}>
            <Text size="sm" c="dimmed">
              Caption
            </Text>
            {request.caption && (
              <CopyButton text={request.caption} done="Caption copied">
                Copy caption
              </CopyButton>
            )}
          </Group>
          {request.caption ? (
            <Text size="sm" className="user-text" dir="auto" data-testid="caption">
              {request.caption}
            </Text>
          ) : (
            <Text size="sm" fs="italic" c="dimmed">
              No caption
            </Text>
          )}
        </div>
        <div>
          <Text size="sm" c="dimmed">
            Request
          </Text>
          <Group gap="xs">
            <Text size="xs" ff="monospace">
              {request.request_id}
            </Text>
            <CopyButton text={request.request_id} done="Request id copied">
              Copy id
            </CopyButton>
          </Group>
          <Text size="xs" c="dimmed">
            Accepted {exactTime(request.created_at * 1000)}; kept until {exactTime(request.ttl * 1000)}
          </Text>
        </div>
      </Stack>
    </div>
  )
}
