import { Button, Group, Text } from '@mantine/core'
import type { SeveralKind } from '../api/commands'
import { accountName } from '../platforms/catalogue'
import { failureInWords } from '../shared/FailureBanner'
import { titleOf } from '../shared/video'
import classes from './BulkResult.module.css'
import type { Progress } from './bulk'

type Props = {
  kind: SeveralKind
  total: number
  progress: Progress
  isOver: boolean
  names: ReadonlyMap<string, string>
  onStop: () => void
  onClose: () => void
}

/** How far it is, and in the end how it went: what was refused, by name and with the reason. */
export function BulkResult({ kind, total, progress, isOver, names, onStop, onClose }: Props) {
  const { done, refused, waits, gaveUp } = progress
  const asked = done + refused.length
  return (
    <>
      <progress className={classes.bar} max={total} value={asked} aria-label="How far it is" />
      <Text size="sm" role={isOver ? 'status' : undefined}>
        {isOver ? inWords(kind, done, total) : `${asked} of ${total}`}
        {waits && '. The service asks to go slower; it goes on by itself.'}
      </Text>
      {gaveUp !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {failureInWords(gaveUp)} What became of the last one shows in the list; {total - asked} were not
          asked for.
        </Text>
      )}
      {isOver && gaveUp === undefined && asked < total && (
        <Text size="sm">You stopped here: {total - asked} are left as they were.</Text>
      )}
      {refused.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            Refused: {refused.length}
          </Text>
          <ul className={classes.refused}>
            {refused.map(({ request, destination, reason }) => (
              <li key={`${request.request_id} ${destination}`}>
                <bdi>{titleOf(request)}</bdi>, <bdi>{accountName(destination, names)}</bdi>: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {/* Not where the button was that began it: a second click would stop it. */}
      <Group>
        <Button variant="default" onClick={isOver ? onClose : onStop} autoFocus>
          {isOver ? 'Close' : 'Stop here'}
        </Button>
      </Group>
    </>
  )
}

function inWords(kind: SeveralKind, done: number, total: number): string {
  if (total === 1 && done === 1) return kind === 'retry' ? 'It is tried again.' : 'It is stopped.'
  const count = done === total ? `All ${total}` : `${done} of ${total}`
  return kind === 'retry' ? `${count} are tried again.` : `${count} are stopped.`
}
