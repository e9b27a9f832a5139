/** The part of a resident's screen that says how far their form is signed, and leads to signing and printing it. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPrinter, IconSignature } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useItemName } from '#client/records/form-item-name.ts'
import { signOffOf } from '#client/records/sign-off.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'

interface SignOffPartProps {
  readonly household: HouseholdView
  readonly resident: RecordView
}

export function SignOffPart({ household, resident }: SignOffPartProps) {
  const { t } = useTranslation('collect')
  const { state, changed } = signOffOf({ household, units: resident.units })
  const here = `/ho/${household.id}/nhan-khau/${resident.id}`
  const itemName = useItemName()
  const items = changed.map(itemName).join('; ')
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h3">
        {t('signOff.title')}
      </Title>
      <Text role="status" c={changed.length > 0 ? 'var(--state-conflict)' : 'var(--mantine-color-text)'}>
        {changed.length > 0 ? t('signOff.changed', { items }) : t(`signOff.${state}`)}
      </Text>
      <Group>
        <Button
          component={Link}
          to={`${here}/ky`}
          variant="default"
          leftSection={<IconSignature size="1.1rem" aria-hidden />}
        >
          {t('signOff.open')}
        </Button>
        <Button
          component={Link}
          to={`${here}/phieu`}
          variant="default"
          leftSection={<IconPrinter size="1.1rem" aria-hidden />}
        >
          {t('signOff.print')}
        </Button>
      </Group>
    </Stack>
  )
}
