import { Badge, Text } from '@mantine/core'
import { memo, type RefObject } from 'react'
import type { LogEntry, LogLevel } from '../api/client'
import { accountName } from '../platforms/catalogue'
import { exactTime, preciseTime } from '../shared/time'
import classes from './Entries.module.css'
import { FieldTable } from './FieldTable'

const COLORS: Record<LogLevel, string> = { INFO: 'blue', WARNING: 'orange', ERROR: 'red' }

type Props = {
  entries: readonly LogEntry[]
  names: ReadonlyMap<string, string>
  end: RefObject<HTMLDivElement | null>
}

export function Entries({ entries, names, end }: Props) {
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label="Log entries">
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          No entry matches.
        </Text>
      ) : (
        <ol className={classes.entries}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} account={accountName(entry.destination, names)} />
          ))}
        </ol>
      )}
      <div ref={end} />
    </div>
  )
}

const Entry = memo(function Entry({ entry, account }: { entry: LogEntry; account: string }) {
  const { timestamp, level, code, message, fields } = entry
  const line = (
    <span className={classes.line}>
      <time dateTime={timestamp} title={exactTime(Date.parse(timestamp))} className={classes.time}>
        {preciseTime(Date.parse(timestamp))}
      </time>
      <Badge color={COLORS[level]} variant="light" size="xs" radius="sm" className={classes.level}>
        {level}
      </Badge>
      <span className={classes.account}>{account}</span>
      <span className={classes.message}>
        {message}
        {typeof fields?.error === 'string' && <span className={classes.error}>{fields.error}</span>}
      </span>
    </span>
  )
  return (
    <li className={classes.entry}>
      <details>
        <summary>{line}</summary>
        <FieldTable fields={{ code, ...fields }} />
      </details>
    </li>
  )
})
