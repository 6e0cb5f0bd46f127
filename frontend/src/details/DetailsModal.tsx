import { Title } from '@mantine/core'

export function DetailsModal() {
  return <Title order={1}>DetailsModal</Title>
}
