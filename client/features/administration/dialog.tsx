import { Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './administration.module.css'

interface DialogProps {
  readonly title: string
  readonly size?: 'md' | 'lg' | 'xl'
  /** What it shows is shown once: a touch beside it does not close it. */
  readonly once?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Over everything else, until it is closed; the focus then goes back to where it was. */
export function Dialog({ title, size = 'md', once = false, onClose, children }: DialogProps) {
  const { t } = useTranslation()
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      classNames={{ title: classes.title ?? '' }}
      size={size}
      returnFocus={false}
      closeOnClickOutside={!once}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  )
}

function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
