const STEPS: Record<string, string> = {
  create_container: 'Handing over the video',
  await_processing: 'The platform is processing the video',
  start_session: 'Opening the upload',
  upload_video: 'Handing over the video',
  await_upload: 'The platform is fetching the video',
  publish: 'Publishing',
  read_permalink: 'Reading the link',
}

/** A step in plain words. */
export function stepInWords(step: string): string {
  return STEPS[step] ?? step.replaceAll('_', ' ')
}
