import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Accounts } from '../accounts/connect'
import type { UploadRequest } from '../api/client'
import type { SeveralKind } from '../api/commands'
import { keys } from '../api/queries'
import { FailureBanner } from '../shared/FailureBanner'
import { Loading } from '../shared/Loading'
import { countOf, doForAll, type Progress, type Target, targetsOf } from './bulk'
import { BulkResult } from './BulkResult'
import { hasNeed } from './needs'

type Props = {
  kind: SeveralKind
  /** Gives the requests for which it may be possible. */
  load: (signal: AbortSignal) => Promise<UploadRequest[]>
  accounts: Accounts
  names: ReadonlyMap<string, string>
  onClose: () => void
}

const TITLES: Record<SeveralKind, string> = { retry: 'Try again?', cancel: 'Stop posting?' }

/** Does the same for all that it is possible for: counts first, asks, shows how far it is, and says what was refused and why. */
export function BulkModal({ kind, load, accounts, names, onClose }: Props) {
  const counted = useQuery({
    queryKey: ['for all', kind],
    queryFn: ({ signal }) => load(signal),
    gcTime: 0,
    staleTime: Infinity,
  })
  const deed = useDeed(kind)
  const targets = counted.data && targetsOf(kind, counted.data, accounts)
  return (
    <Modal
      opened
      centered
      returnFocus={false}
      onClose={() => {
        deed.stop()
        onClose()
      }}
      title={TITLES[kind]}
    >
      <Stack gap="sm">
        {counted.isPending && <Loading rows={1} />}
        {counted.error && (
          <FailureBanner
            title="They could not be counted"
            error={counted.error}
            onRetry={() => void counted.refetch()}
          />
        )}
        {targets && !deed.progress && (
          <Asking
            kind={kind}
            targets={targets}
            leftOut={leftOut(kind, counted.data, accounts)}
            onConfirm={() => void deed.run(targets)}
            onClose={onClose}
          />
        )}
        {deed.progress && (
          <BulkResult
            kind={kind}
            total={deed.total}
            progress={deed.progress}
            isOver={deed.isOver}
            names={names}
            onStop={deed.stop}
            onClose={onClose}
          />
        )}
      </Stack>
    </Modal>
  )
}

function useDeed(kind: SeveralKind) {
  const queryClient = useQueryClient()
  const [progress, setProgress] = useState<Progress>()
  const [total, setTotal] = useState(0)
  const [isOver, setIsOver] = useState(false)
  const stopping = useRef(new AbortController())

  async function run(targets: readonly Target[]) {
    setTotal(countOf(targets))
    setProgress({ done: 0, refused: [], waits: false })
    await doForAll(kind, targets, stopping.current.signal, setProgress)
    setIsOver(true)
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.uploads }),
      ...targets.map(({ request }) =>
        queryClient.invalidateQueries({ queryKey: keys.upload(request.request_id) }),
      ),
    ])
  }

  return { progress, total, isOver, run, stop: () => stopping.current.abort() }
}

type AskingProps = {
  kind: SeveralKind
  targets: readonly Target[]
  leftOut: readonly string[]
  onConfirm: () => void
  onClose: () => void
}

function Asking({ kind, targets, leftOut: others, onConfirm, onClose }: AskingProps) {
  const count = countOf(targets)
  return (
    <>
      <Text size="sm">{question(kind, targets)}</Text>
      {others.map((words) => (
        <Text key={words} size="sm" c="dimmed">
          {words}
        </Text>
      ))}
      <Group justify="flex-end">
        {/* Counting may have taken longer than the dialog took to look for what gets the focus. */}
        <Button variant="default" onClick={onClose} autoFocus>
          {count === 0 ? 'Close' : kind === 'retry' ? 'Not now' : 'Keep them'}
        </Button>
        {count > 0 && (
          <Button {...(kind === 'cancel' && { color: 'red' })} onClick={onConfirm}>
            {kind === 'retry' ? `Try ${count} again` : `Stop posting ${count}`}
          </Button>
        )}
      </Group>
    </>
  )
}

function question(kind: SeveralKind, targets: readonly Target[]): string {
  const count = countOf(targets)
  const where = `${count} ${count === 1 ? 'destination' : 'destinations'} of ${targets.length} ${targets.length === 1 ? 'post' : 'posts'}`
  if (kind === 'retry') {
    return count === 0
      ? 'Nothing that failed can be tried again as it is.'
      : `${where} failed and can be tried again. What is live stays as it is: nothing goes out twice.`
  }
  return count === 0
    ? 'Nothing can be stopped any more.'
    : `${where} can still be stopped. Nothing of it will be posted there; to post after all, you make a new post. What is live stays.`
}

/** What failed and is left out, and what it needs first. */
function leftOut(kind: SeveralKind, requests: readonly UploadRequest[], accounts: Accounts): string[] {
  if (kind === 'cancel') return []
  const postsThat = (has: (request: UploadRequest) => boolean) => requests.filter(has).length
  const waiting = postsThat((request) => hasNeed(request, 'reconnect', accounts))
  const changing = postsThat(
    (request) => hasNeed(request, 'replace', accounts) || hasNeed(request, 'change', accounts),
  )
  return [
    ...(waiting > 0 ? [`Left out: ${inPosts(waiting)} an account to be connected again first.`] : []),
    ...(changing > 0 ? [`Left out: ${inPosts(changing)} another video or another text first.`] : []),
  ]
}

function inPosts(count: number): string {
  return count === 1 ? '1 post that needs' : `${count} posts that need`
}
