import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing is here, and what to do first. */
export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" p="xl" ta="center" maw={560} mx="auto">
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text c="dimmed">{text}</Text>
      {children}
    </Stack>
  )
}
