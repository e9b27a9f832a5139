import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly text: string
  /** 1 where it is the whole screen. */
  readonly heading?: 1 | 2
  readonly children?: ReactNode
}

/** Nothing is here, and what to do first. */
export function EmptyState({ title, text, heading = 2, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" p="xl" ta="center" maw={560} mx="auto">
      <Title order={heading} size="h3">
        {title}
      </Title>
      <Text c="dimmed" style={{ textWrap: 'balance' }}>
        {text}
      </Text>
      {children}
    </Stack>
  )
}
