import { IconBan, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import classes from './administration.module.css'

const icons = { good: IconCircleCheck, open: IconCircleDashed, ended: IconBan } as const

/** A state in a row: an icon and a word, never the colour alone. */
export function Mark({ kind, text }: { kind: keyof typeof icons; text: string }) {
  const Icon = icons[kind]
  return (
    <span className={classes.mark} data-kind={kind}>
      <Icon size="1.1em" aria-hidden />
      {text}
    </span>
  )
}
