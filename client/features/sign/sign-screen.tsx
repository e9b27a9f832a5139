/** The sign-off of one resident's form: what it says, how far it has come, and the step that is next. */
import { Button, Stack, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useItemName } from '#client/records/form-item-name.ts'
import { MissingHousehold } from '#client/records/missing-household.tsx'
import { signOffOf } from '#client/records/sign-off.ts'
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { useBook } from '#client/tablet/use-tablet.tsx'
import { BackLink } from '#client/ui/back-link.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import type { FormItem } from '#shared/forms/form-items.ts'
import { useFormItems } from './form-items.ts'
import { FormNumberLine } from './form-number-line.tsx'
import { NextStep } from './next-step.tsx'
import classes from './sign.module.css'
import { SignSteps } from './sign-steps.tsx'
import { useFound } from './use-found.ts'

export function SignScreen() {
  const params = useParams({ strict: false })
  const { household, resident } = useFound(params)
  if (household === undefined || resident === undefined) return <MissingHousehold />
  return <Signing key={resident.id} household={household} resident={resident} />
}

interface SigningProps {
  readonly household: HouseholdView
  readonly resident: RecordView
}

function Signing({ household, resident }: SigningProps) {
  const { t } = useTranslation('sign')
  usePageTitle(t('title'))
  const signOff = signOffOf({ household, units: resident.units })
  const toForm = `/ho/${household.id}/nhan-khau/${resident.id}`
  return (
    <Page>
      <BackLink to={toForm} />
      <Stack gap={4}>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <span>{textOf(resident.units.name) ?? t('collect:work.unnamed')}</span>
      </Stack>
      <SignSteps units={resident.units} signOff={signOff} />
      <Items household={household} resident={resident} changed={signOff.changed} />
      <NextStep key={signOff.next} household={household} resident={resident} signOff={signOff} />
      <FormNumberLine id={resident.id} size={120} />
      <Button
        component={Link}
        to={`${toForm}/phieu`}
        variant="default"
        leftSection={<IconPrinter size="1.1rem" aria-hidden />}
      >
        {t('toPrint')}
      </Button>
    </Page>
  )
}

/** What is signed, to be read before the pen is taken. */
function Items({ household, resident, changed }: SigningProps & { changed: readonly FormItem[] }) {
  const { t } = useTranslation('sign')
  const items = useFormItems()
  const itemName = useItemName()
  const book = useBook()
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        {t('contents')}
      </Title>
      <dl className={classes.items}>
        {items(household, resident, book.communeName(household.commune)).map(({ item, text }) => (
          <div key={item.key} style={{ display: 'contents' }}>
            <dt>{itemName(item)}</dt>
            <dd data-changed={changed.includes(item) || undefined} data-empty={text === '' || undefined}>
              {text || t('collect:conflict.empty')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
