import type { LogEntry, LogLevel, Posting, UploadRequest } from '../api/client'

export const INSTAGRAM = 'instagram:17841400000000001'
export const FACEBOOK = 'facebook:100000000000001'
export const NAMES = new Map([
  [INSTAGRAM, 'My Instagram'],
  [FACEBOOK, 'My Page'],
])

const CREATED = Date.parse('2026-01-31T12:00:00.000Z')

function posting(values: Partial<Posting> & Pick<Posting, 'status' | 'is_final'>): Posting {
  return {
    created_at: '2026-01-31T12:00:00.000Z',
    updated_at: '2026-01-31T12:00:05.000Z',
    publish_by: '2026-02-01T12:00:00.000Z',
    ...values,
  }
}

/** For 1 February, 09:00 in Berlin. */
export const scheduled = posting({
  status: 'scheduled',
  is_final: false,
  publish_by: '2026-02-02T08:00:00.000Z',
  next_check_at: '2026-02-01T07:50:00.000Z',
  gives_up: { at: '2026-02-02T08:00:00.000Z', after_attempt: 3, ends_as: 'failed', words: '' },
})

export const SCHEDULE = { scheduled_at: '2026-02-01T08:00:00.000Z', time_zone: 'Europe/Berlin' }

export const queued = posting({
  status: 'queued',
  is_final: false,
  next_check_at: '2026-01-31T12:01:00.000Z',
})

export const processing = posting({
  status: 'processing',
  is_final: false,
  step: 'await_processing',
  attempt: 1,
  max_attempts: 3,
  gives_up: { at: '2026-02-01T12:00:00.000Z', after_attempt: 3, ends_as: 'failed', words: '' },
  next_check_at: '2026-01-31T12:00:20.000Z',
  waiting_for: 'Instagram is processing the video',
})

export const rateLimited = posting({
  ...processing,
  last_error: {
    code: 'rate_limited',
    message: 'There have been too many calls.',
    explanation: 'Instagram lets us go on later.',
    needs_reconnect: false,
  },
})

/** Its second try has failed. */
export const lastTryFollows = posting({
  ...processing,
  step: 'create_container',
  attempt: 3,
  next_check_at: '2026-01-31T12:10:35.000Z',
  waiting_for: 'try 3 of 3 after a failed one',
  last_error: {
    code: 'platform_unreachable',
    message: 'The platform did not answer.',
    explanation: 'It did not answer in time, or the connection broke.',
    needs_reconnect: false,
  },
})

export const published = posting({
  status: 'completed',
  is_final: true,
  result: { media_id: '18000', permalink: 'https://www.instagram.com/reel/Abc/' },
})

export const tokenExpired = posting({
  status: 'failed',
  is_final: true,
  step: 'create_container',
  attempt: 1,
  error: 'Session has expired on Sunday.',
  error_details: {
    code: 'token_expired',
    platform_code: '190/463',
    explanation: 'The permission to post has expired.',
    who_acts: 'user',
    next_step: 'Connect the account again under Accounts.',
    retryable: true,
    needs_reconnect: true,
  },
})

export const platformDown = posting({
  status: 'failed',
  is_final: true,
  step: 'start_session',
  attempt: 3,
  error: 'An unexpected error has occurred.',
  error_details: {
    code: 'platform_unavailable',
    explanation: 'Facebook has a problem of its own at the moment.',
    who_acts: 'nobody',
    next_step: 'Try again later.',
    retryable: true,
    needs_reconnect: false,
  },
})

/** What Facebook says of a landscape video that was to be a Reel. */
export const tooFewPixels = posting({
  status: 'failed',
  is_final: true,
  step: 'publish',
  attempt: 1,
  error: 'The resolution of a reel must be at least 540 x 960.',
  error_details: {
    code: 'resolution_too_low',
    platform_code: '6000/1363127',
    explanation: 'The video does not have the upright picture that a reel needs.',
    who_acts: 'user',
    next_step: 'Post it as a video.',
    retryable: false,
    needs_reconnect: false,
  },
})

/** Failed for some other reason than a token. */
export function failedFor(code: string, details: Partial<NonNullable<Posting['error_details']>>): Posting {
  return posting({
    status: 'failed',
    is_final: true,
    error: `The platform's words for ${code}.`,
    error_details: {
      code,
      explanation: 'What it means.',
      who_acts: 'user',
      next_step: 'What to do.',
      retryable: true,
      needs_reconnect: false,
      ...details,
    },
  })
}

export const unconfirmed = posting({
  status: 'unconfirmed',
  is_final: true,
  step: 'publish',
  error: 'This post may be live. Do not post it again before you have looked at the account.',
  error_details: {
    code: 'unconfirmed',
    explanation: 'It was handed over to be published, and it could not be found out whether it went out.',
    who_acts: 'user',
    next_step: 'Look at the account, then say here whether the post is there.',
    retryable: false,
    needs_reconnect: false,
  },
})

function statusOf(postings: readonly Posting[]): UploadRequest['status'] {
  const all = (...some: Posting['status'][]) => postings.every(({ status }) => some.includes(status))
  const any = (wanted: Posting['status']) => postings.some(({ status }) => status === wanted)
  if (!postings.every((each) => each.is_final))
    return all('scheduled', 'cancelled') ? 'scheduled' : 'processing'
  if (any('unconfirmed')) return 'unconfirmed'
  if (any('completed')) return all('completed') ? 'completed' : 'partially_completed'
  return all('cancelled') ? 'cancelled' : 'failed'
}

/** A request with these destinations; its status and counts follow from them. */
export function aRequest(
  destinations: Record<string, Posting> = { [INSTAGRAM]: published },
  values: Partial<UploadRequest> = {},
): UploadRequest {
  const postings = Object.values(destinations)
  const count = (status: string) => postings.filter((each) => each.status === status).length
  const isFinal = postings.every((each) => each.is_final)
  const requestId = values.request_id ?? '3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e'
  return {
    request_id: requestId,
    user_id: 'local-user',
    video_url: 'https://videos.example.com/launch%20day.mp4',
    caption: 'Launch day!',
    created_at: CREATED / 1000,
    updated_at: CREATED / 1000 + 5,
    status: statusOf(postings),
    is_final: isFinal,
    counts: {
      total: postings.length,
      scheduled: count('scheduled'),
      queued: count('queued'),
      processing: count('processing'),
      completed: count('completed'),
      failed: count('failed'),
      unconfirmed: count('unconfirmed'),
      cancelled: count('cancelled'),
    },
    destinations,
    links: { self: `/api/social/uploads/${requestId}`, logs: `/api/social/uploads/${requestId}/logs` },
    ttl: CREATED / 1000 + 90 * 86_400,
    ...values,
  }
}

let written = 0

export function anEntry(message: string, level: LogLevel = 'INFO', values: Partial<LogEntry> = {}): LogEntry {
  written += 1
  return {
    id: `entry-${written}`,
    destination: INSTAGRAM,
    timestamp: new Date(CREATED + written * 1000).toISOString(),
    level,
    code: 'note',
    message,
    ...values,
  }
}
