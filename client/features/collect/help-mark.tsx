/** How a field is to be filled, as the circular says it, in one line that is there when it is asked for. */
import { ActionIcon } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './help-mark.module.css'

export function HelpMark({ name, text }: { readonly name: string; readonly text: string }) {
  const { t } = useTranslation('collect')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <ActionIcon
        className={classes.mark}
        variant="subtle"
        color="gray"
        size={44}
        aria-label={t('form.help', { unit: name })}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconHelp size="1.3rem" aria-hidden />
      </ActionIcon>
      <p id={id} className={classes.help} hidden={!isOpen}>
        {text}
      </p>
    </>
  )
}
