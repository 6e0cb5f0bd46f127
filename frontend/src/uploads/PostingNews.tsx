import { Anchor, Button, Text } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { type ReactNode, use } from 'react'
import { Link } from 'react-router'
import { accountAddress } from '../accounts/address'
import { type Accounts, mustConnectFirst } from '../accounts/connect'
import type { PlatformRules, Posting, UploadRequest } from '../api/client'
import { useCommand } from '../api/commands'
import { needsReconnect } from '../details/actions'
import { platformOf, stepInWords } from '../platforms/catalogue'
import { usePlatform } from '../platforms/PlatformsProvider'
import { FreshnessContext } from '../polling/context'
import { failureInWords } from '../shared/FailureBanner'
import { duration } from '../shared/time'
import { titleOf } from '../shared/video'
import { toast } from '../shared/toast'
import { isNotMoving } from '../status/moving'
import classes from './PostingLine.module.css'
import { SettleButtons } from './SettleButtons'

type Props = {
  request: UploadRequest
  destination: string
  /** The account's name. */
  name: string
  posting: Posting
  accounts: Accounts
}

/** The line that matters about a destination. */
export function PostingNews(props: Props) {
  const { posting } = props
  switch (posting.status) {
    case 'completed':
      return <Live {...props} />
    case 'failed':
      return <Failed {...props} />
    case 'unconfirmed':
      return <Unconfirmed {...props} />
    case 'cancelled':
      return <Words dimmed>It was stopped before it went out.</Words>
    case 'scheduled':
    case 'queued':
    case 'processing':
      return <UnderWay {...props} />
  }
}

/** What it waits for; that it is not moving only if nothing is heard of it beyond what was announced. */
function UnderWay({ destination, posting }: Pick<Props, 'destination' | 'posting'>) {
  const { rules } = usePlatform(platformOf(destination))
  const seenAt = use(FreshnessContext)?.updatedAt ?? 0
  return isNotMoving(posting, seenAt) ? (
    <Words>{`Nothing heard for ${duration(seenAt - Date.parse(posting.updated_at))}. It is taken up again by itself.`}</Words>
  ) : (
    <Words dimmed>{underWay(posting, rules)}</Words>
  )
}

function Words({ children, dimmed, wrong }: { children: string; dimmed?: boolean; wrong?: boolean }) {
  return (
    <Text
      size="xs"
      className={classes.words}
      c={wrong ? 'var(--mantine-color-error)' : dimmed ? 'dimmed' : undefined}
      lineClamp={2}
      lh={1.3}
      title={children}
    >
      {children}
    </Text>
  )
}

function underWay(
  { status, last_error: lastError, waiting_for: waitingFor, step }: Posting,
  rules: PlatformRules | undefined,
): string {
  if (lastError) return `Not yet: ${lastError.message}`
  if (status === 'scheduled') return 'It waits for its time.'
  if (waitingFor !== undefined) return waitingFor
  return step === undefined ? 'It waits for its turn.' : stepInWords(rules, step)
}

function Live({ request, posting: { result }, name }: Props) {
  return result?.permalink ? (
    <Anchor
      href={result.permalink}
      target="_blank"
      rel="noreferrer"
      size="xs"
      aria-label={`Open the post: ${titleOf(request)} on ${name}`}
    >
      Open the post <IconExternalLink size={12} aria-hidden />
    </Anchor>
  ) : (
    <Words dimmed>It is live; the platform did not tell its address.</Words>
  )
}

function Failed({ request, destination, name, posting, accounts }: Props) {
  const command = useCommand(request.request_id)
  return (
    <WithButtons
      problem={command.error}
      words={
        <Words wrong>{posting.error ?? posting.error_details?.explanation ?? 'It did not go out.'}</Words>
      }
    >
      {needsReconnect(posting, mustConnectFirst(destination, posting, accounts)) ? (
        <Button
          component={Link}
          to={accountAddress(destination)}
          size="compact-sm"
          fz="xs"
          aria-label={`Reconnect ${name}`}
        >
          Reconnect
        </Button>
      ) : (
        posting.error_details?.retryable !== false && (
          <Button
            size="compact-sm"
            fz="xs"
            variant="default"
            loading={command.isPending}
            aria-label={`Try again: ${titleOf(request)} on ${name}`}
            onClick={() =>
              command.mutate(
                { kind: 'retry', destination },
                { onSuccess: () => toast(`${name}: it is tried again.`) },
              )
            }
          >
            Try again
          </Button>
        )
      )}
    </WithButtons>
  )
}

function Unconfirmed({ request, destination, name }: Props) {
  const command = useCommand(request.request_id)
  return (
    <WithButtons problem={command.error} words={<Words>It may be live. Do not post it again.</Words>}>
      <SettleButtons what={titleOf(request)} destination={destination} name={name} command={command} />
    </WithButtons>
  )
}

/** Words and what can be done; in place of the words, why it could not be done. */
function WithButtons({
  words,
  problem,
  children,
}: {
  words: ReactNode
  problem: Error | null
  children: ReactNode
}) {
  return (
    <>
      <div className={classes.words} role={problem ? 'alert' : undefined}>
        {problem ? <Words wrong>{`It was not done. ${failureInWords(problem)}`}</Words> : words}
      </div>
      <div className={classes.buttons}>{children}</div>
    </>
  )
}
