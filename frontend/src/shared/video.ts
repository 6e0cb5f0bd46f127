/** What a post is called where it has no room: by its caption, or by its video. */
export function titleOf({ caption, video_url: videoUrl }: { caption: string; video_url: string }): string {
  return caption.trim() || fileName(videoUrl)
}

/** The name of a video's file, as its address has it. */
export function fileName(videoUrl: string): string {
  try {
    const { pathname, hostname } = new URL(videoUrl)
    const last = pathname.split('/').filter(Boolean).at(-1)
    return last ? decodeURIComponent(last) : hostname
  } catch {
    return videoUrl
  }
}
