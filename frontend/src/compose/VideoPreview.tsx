import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconVideo } from '@tabler/icons-react'
import { useState } from 'react'
import { mediaUrlProblems } from '../platforms/mediaUrl'
import { length, shape, size, type VideoFacts } from '../platforms/video'
import classes from './ComposeForm.module.css'
import { VideoAdvice } from './VideoAdvice'
import type { ComposeFormState } from './useComposeForm'

type Props = { form: ComposeFormState; allowedOrigin: string | undefined; names: ReadonlyMap<string, string> }

/** The video as the browser can play it, and what the chosen platforms may not take of it. */
export function VideoPreview({ form, allowedOrigin, names }: Props) {
  const [url] = useDebouncedValue(form.draft.videoUrl.trim(), 300)
  const isUsable = mediaUrlProblems(url, allowedOrigin).length === 0
  return (
    <section aria-label="Preview of the video" className={classes.preview}>
      {isUsable ? <Player key={url} url={url} form={form} names={names} /> : <NoVideo />}
    </section>
  )
}

function NoVideo() {
  return (
    <div className={classes.noVideo}>
      <IconVideo size={32} aria-hidden />
      <Text size="sm">The video is shown here.</Text>
    </div>
  )
}

type PlayerProps = { url: string; form: ComposeFormState; names: ReadonlyMap<string, string> }

function Player({ url, form, names }: PlayerProps) {
  const [video, setVideo] = useState<VideoFacts>()
  const [broken, setBroken] = useState(false)
  return (
    <>
      <video
        className={classes.video}
        src={url}
        controls
        playsInline
        preload="metadata"
        aria-label="Video"
        onError={() => setBroken(true)}
        onLoadedMetadata={({ currentTarget }) =>
          setVideo({
            seconds: currentTarget.duration,
            width: currentTarget.videoWidth,
            height: currentTarget.videoHeight,
          })
        }
      />
      {broken && (
        <Text size="sm" role="status">
          The video cannot be played here. Check that the address opens without a login; a platform could
          still take a video that this browser does not know.
        </Text>
      )}
      {video && (
        <Text size="sm">
          {length(video)} · {size(video)} · {shape(video)}
        </Text>
      )}
      {video && <VideoAdvice video={video} form={form} names={names} />}
    </>
  )
}
