import { useTranslation } from 'react-i18next'
import { QrPicture } from '#client/ui/qr-picture.tsx'
import { formNumber } from '#shared/forms/form-number.ts'
import type { RecordId } from '#shared/ids.ts'
import classes from './sign.module.css'

/** The form's number, for the eye and for a camera. */
export function FormNumberLine({ id, size }: { id: RecordId; size: number }) {
  const { t } = useTranslation('sign')
  const number = formNumber(id)
  return (
    <div className={classes.number}>
      <QrPicture text={number} label={t('qr')} size={size} />
      <span>
        {t('number')}
        <br />
        <code data-form-number>{number}</code>
      </span>
    </div>
  )
}
