import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { accountName, platformOf } from '../platforms/catalogue'
import { usePlatform } from '../platforms/PlatformsProvider'
import { LocalTime } from '../scheduling/LocalTime'
import classes from './WarningList.module.css'
import { isRepeat, keyOf, type Repeat, type Warning } from './warnings'

type Props = { warnings: readonly Warning[]; names: ReadonlyMap<string, string> }

/** What the API warns of, each with the account that it is about. */
export function WarningList({ warnings, names }: Props) {
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <Text component="li" size="sm" key={keyOf(warning)}>
          {warning.destination !== undefined && <bdi>{accountName(warning.destination, names)}: </bdi>}
          {isRepeat(warning) ? <Earlier {...warning} /> : <Other {...warning} />}
        </Text>
      ))}
    </ul>
  )
}

function Earlier({ destination, request_id: earlier, accepted_at: at, permalink }: Repeat) {
  const { name: platformName } = usePlatform(platformOf(destination))
  const link = { inherit: true, c: 'inherit', underline: 'always' } as const
  return (
    <>
      the same video and caption, <LocalTime at={Date.parse(at)} />.{' '}
      <Anchor component={Link} to={`/uploads/${earlier}`} {...link}>
        See the earlier post
      </Anchor>
      {permalink !== undefined && (
        <>
          . It is live:{' '}
          <Anchor href={permalink} target="_blank" rel="noreferrer" {...link}>
            open it on {platformName}
          </Anchor>
        </>
      )}
    </>
  )
}

function Other({ detail, expires_at: expiresAt }: Warning) {
  const end = Date.parse(expiresAt ?? '')
  return (
    <>
      {detail}
      {!Number.isNaN(end) && (
        <>
          {' '}
          On your clock that is <LocalTime at={end} />.
        </>
      )}
    </>
  )
}
