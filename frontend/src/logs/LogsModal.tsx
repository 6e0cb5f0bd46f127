import { Title } from '@mantine/core'

export function LogsModal() {
  return <Title order={1}>LogsModal</Title>
}
