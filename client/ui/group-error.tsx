/** What is wrong with a group of choices: below it, as at a single field. The group is described by it. */
import { Text } from '@mantine/core'

export const groupErrorId = (group: string, error: string | undefined): string | undefined =>
  error === undefined ? undefined : `${group}-error`

export function GroupError({ group, error }: { group: string; error: string | undefined }) {
  if (error === undefined) return null
  return (
    <Text id={groupErrorId(group, error)} c="var(--mantine-color-error)" mt="xs">
      {error}
    </Text>
  )
}
