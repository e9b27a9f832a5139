import { CloseButton, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ScrollRegion } from './scroll-region.tsx'
import classes from './side-panel.module.css'

interface SidePanelProps {
  readonly title: string
  /** Changes when the panel shows another thing: the focus then goes to its title. */
  readonly of: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One thing beside the list that it was opened from; the list stays and can be worked on. */
export function SidePanel({ title, of, onClose, children }: SidePanelProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each thing that it shows
  useEffect(() => heading.current?.focus({ preventScroll: true }), [of])
  return (
    <aside className={classes.panel} aria-label={title}>
      <header className={classes.head}>
        <Title order={2} size="h3" ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        <CloseButton size="lg" aria-label={t('close')} onClick={onClose} data-no-print />
      </header>
      <ScrollRegion className={classes.body}>{children}</ScrollRegion>
    </aside>
  )
}

/** A list, and beside it the panel when there is one; over it on a narrow screen. */
export const WithPanel = ({ children, panel }: { children: ReactNode; panel: ReactNode }) => (
  <div className={classes.both} data-open={panel !== null}>
    <div className={classes.list}>{children}</div>
    {panel}
  </div>
)
