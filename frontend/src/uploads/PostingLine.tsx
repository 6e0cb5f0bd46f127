import { Group, Text } from '@mantine/core'
import type { Accounts } from '../accounts/connect'
import type { Posting, UploadRequest } from '../api/client'
import { PlatformIcon } from '../platforms/PlatformIcon'
import { accountName, platformOf } from '../platforms/catalogue'
import { StatusBadge } from '../status/StatusBadge'
import classes from './PostingLine.module.css'
import { PostingNews } from './PostingNews'

type Props = {
  request: UploadRequest
  destination: string
  posting: Posting
  accounts: Accounts
  names: ReadonlyMap<string, string>
}

/**
 * A destination of a request in the list: whose it is and how it stands, and below that the line that matters: the link, what it waits for,
 * or what is wrong and what can be done. Both lines have their place from the beginning, so that nothing moves when an error comes.
 */
export function PostingLine({ destination, names, ...others }: Props) {
  const name = accountName(destination, names)
  return (
    <li className={classes.posting}>
      <Group gap={8} wrap="nowrap" justify="space-between">
        <Group gap={6} wrap="nowrap" miw={0}>
          <PlatformIcon platform={platformOf(destination)} />
          <Text size="sm" truncate title={name}>
            {name}
          </Text>
        </Group>
        <StatusBadge status={others.posting.status} />
      </Group>
      <div className={classes.news}>
        <PostingNews destination={destination} name={name} {...others} />
      </div>
    </li>
  )
}
