import { Title } from '@mantine/core'

export function UploadsPage() {
  return <Title order={1}>UploadsPage</Title>
}
