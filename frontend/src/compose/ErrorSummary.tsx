import { Alert, Anchor, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Fault, Field } from './faults'
import { elementId } from './focusField'

type Props = { faults: readonly Fault[]; onGoTo: (field: Field) => void }

/** Everything that keeps the post from being sent, with the way to it. */
export function ErrorSummary({ faults, onGoTo }: Props) {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="The post was not sent">
      <List size="sm">
        {faults.map(({ field, message }) => (
          <List.Item key={`${field ?? ''} ${message}`}>
            {field === undefined ? (
              message
            ) : (
              <Anchor
                inherit
                c="inherit"
                underline="always"
                href={`#${elementId(field)}`}
                onClick={(event) => {
                  event.preventDefault()
                  onGoTo(field)
                }}
              >
                {message}
              </Anchor>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
