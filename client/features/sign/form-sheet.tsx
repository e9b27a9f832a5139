/** One form DC01 as it goes on paper, with our own number and what has been signed so far. Its words are the paper's, in Vietnamese. */
import { useTranslation } from 'react-i18next'
import { useItemName } from '#client/records/form-item-name.ts'
import { signOffOf } from '#client/records/sign-off.ts'
import { partsOf } from '#client/records/unit-text.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { QrPicture } from '#client/ui/qr-picture.tsx'
import { formNumber } from '#shared/forms/form-number.ts'
import { type SignOff, type Step, steps } from '#shared/forms/sign-off.ts'
import { dateText } from '#shared/text/date-text.ts'
import { useFormItems } from './form-items.ts'
import classes from './form-sheet.module.css'
import { SignaturePicture } from './signature-picture.tsx'

interface FormSheetProps {
  readonly household: HouseholdView
  readonly resident: RecordView
}

export function FormSheet({ household, resident }: FormSheetProps) {
  const { t } = useTranslation('sign')
  const items = useFormItems()
  const itemName = useItemName()
  const book = useBook()
  const signOff = signOffOf({ household, units: resident.units })
  const filled = items(household, resident, book.communeName(household.commune))
  return (
    <article className={classes.sheet} data-sheet={resident.id} lang="vi">
      <SheetHead resident={resident} />
      <dl className={classes.place}>
        {filled
          .filter(({ item }) => item.part === 'place')
          .map(({ item, text }) => (
            <div key={item.key}>
              <dt>{itemName(item)}:</dt>
              <dd data-item={item.key}>{text}</dd>
            </div>
          ))}
      </dl>
      <dl className={classes.items}>
        {filled
          .filter(({ item }) => item.part === 'contents')
          .map(({ item, text }) => (
            <div key={item.key}>
              <dt>{itemName(item)}</dt>
              <dd data-item={item.key}>{text}</dd>
            </div>
          ))}
      </dl>
      {signOff.changed.length > 0 && (
        <p className={classes.changed}>
          {t('changed')} {signOff.changed.map(itemName).join('; ')}
        </p>
      )}
      <Signatures resident={resident} signOff={signOff} />
    </article>
  )
}

function SheetHead({ resident }: Pick<FormSheetProps, 'resident'>) {
  const { t } = useTranslation('sign')
  const number = formNumber(resident.id)
  return (
    <header className={classes.head}>
      <QrPicture text={number} label={t('qr')} size={84} />
      <div className={classes.title}>
        <h1>{t('print.form')}</h1>
        <p>{t('print.circular')}</p>
        <p data-form-number>{number}</p>
      </div>
    </header>
  )
}

/** A step that does not stand any more leaves its place empty, for a pen. */
function Signatures({ resident, signOff }: Pick<FormSheetProps, 'resident'> & { signOff: SignOff }) {
  const { t } = useTranslation('sign')
  const { officer } = useOpenTablet()
  const stands = (step: Step) =>
    signOff.state !== 'unsigned' &&
    signOff.changed.length === 0 &&
    steps.indexOf(step) <= steps.indexOf(signOff.state)
  return (
    <footer className={classes.foot}>
      {steps.map((step) => {
        const {
          on = null,
          name = null,
          by = null,
          how = null,
          strokes = null,
        } = partsOf(resident.units[step])
        const isTaken = stands(step)
        const who = name ?? (by === officer.username ? officer.name : by) ?? ''
        return (
          <section key={step} data-item={step} data-signature={step}>
            <p data-item={step === 'declared' ? 'declaredOn' : undefined}>
              {isTaken && on !== null ? t('print.day', { day: dateText(on) }) : t('print.noDay')}
            </p>
            <h2>{t(`print.signs.${step}`)}</h2>
            <p className={classes.hint}>{t(step === 'approved' ? 'print.signAndSeal' : 'print.sign')}</p>
            <div className={classes.ink}>
              {isTaken && strokes !== null && <SignaturePicture strokes={strokes} label={t('pad.label')} />}
              {isTaken && how === 'witness' && <p>{t('print.witness')}</p>}
              {isTaken && step !== 'declared' && <p>{t(`print.stamp.${step}`)}</p>}
            </div>
            <p className={classes.who}>{isTaken ? who : ''}</p>
          </section>
        )
      })}
    </footer>
  )
}
