import type { ReactNode, Ref } from 'react'

interface ScrollRegionProps {
  readonly as?: 'div' | 'section' | 'aside'
  readonly className: string | undefined
  readonly ref?: Ref<HTMLDivElement>
  readonly 'aria-label'?: string
  readonly 'data-flag'?: string
  readonly children: ReactNode
}

/** Scrolls by itself: reached with the keyboard also where it holds nothing to press. */
export const ScrollRegion = ({ as: Element = 'div', ...props }: ScrollRegionProps) => (
  <Element {...props} tabIndex={0} />
)
