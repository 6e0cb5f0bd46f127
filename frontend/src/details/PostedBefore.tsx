import { Alert, Anchor, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import { accountName } from '../platforms/platforms'
import { Time } from '../shared/Time'
import classes from './PostedBefore.module.css'
import { warningsOf } from './warnings'

/** What the API warned of when it accepted this request: stays as long as the reader is here, and the post goes on. */
export function PostedBefore({ names }: { names: ReadonlyMap<string, string> }) {
  const { state } = useLocation() as { state: unknown }
  const warnings = warningsOf(state).filter((warning) => warning.code === 'posted_recently')
  if (warnings.length === 0) return null
  return (
    <Alert color="orange" icon={<IconCopy aria-hidden />} title="Is this a post that you have made already?">
      <ul className={classes.warnings}>
        {warnings.map(({ destination, request_id: earlier, accepted_at: at, detail }) => (
          <li key={`${destination} ${earlier}`}>
            <Text size="sm">
              <bdi>{accountName(destination, names)}: </bdi>
              {detail}{' '}
              <Anchor component={Link} to={`/uploads/${earlier}`} inherit c="inherit" underline="always">
                See the earlier post
              </Anchor>{' '}
              (<Time at={Date.parse(at)} />)
            </Text>
          </li>
        ))}
      </ul>
      <Text size="sm">This one goes on all the same. If it was not meant, cancel it.</Text>
    </Alert>
  )
}
