/** The flags, oldest first: drawn only where the reader looks, and not moved under them by what others settle. */
import { Loader, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlagFilter } from '#client/api/flags.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { FlagLine } from '#shared/api/flags.ts'
import { onlyHere, pathOf, searchOf } from './flag-address.ts'
import { linesMoved } from './flag-pages.ts'
import classes from './flags.module.css'
import type { FlagList } from './use-flag-list.ts'
import { useFlagName } from './use-words.ts'

const lineHeight = 58

interface FlagLinesProps {
  readonly list: FlagList
  readonly filter: FlagFilter
  readonly opened: string | undefined
  readonly communeName: (code: string) => string
}

export function FlagLines({ list, filter, opened, communeName }: FlagLinesProps) {
  const { t } = useTranslation('flags')
  const { lines, more, look } = list
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length + (more ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const from = shown[0]?.index ?? 0
  const to = shown.at(-1)?.index ?? 0
  useEffect(() => look(from, to), [look, from, to])
  useStillPlace(scroller, lines)
  useOpenedInSight(virtual.scrollToIndex, lines, opened)
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.lines} style={{ height: virtual.getTotalSize() }} aria-label={t('list.label')}>
        {shown.map(({ index, start }) => {
          const line = lines[index]
          return (
            <li key={line?.id ?? 'more'} className={classes.place} style={{ top: start, height: lineHeight }}>
              {line === undefined ? (
                <Loader size="sm" m="md" aria-label={t('list.more')} />
              ) : (
                <FlagLink
                  line={line}
                  filter={filter}
                  isOpen={line.id === opened}
                  commune={communeName(line.commune)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface FlagLinkProps extends Pick<FlagLinesProps, 'filter'> {
  readonly line: FlagLine
  readonly isOpen: boolean
  readonly commune: string
}

const FlagLink = memo(function FlagLink({ line, filter, isOpen, commune }: FlagLinkProps) {
  const { t } = useTranslation('flags')
  const nameOf = useFlagName()
  const title = line.title ?? t(line.type === 'household' ? 'list.household' : 'unnamed')
  return (
    <Link
      to={pathOf(line)}
      search={searchOf(filter)}
      className={classes.line}
      aria-current={isOpen ? 'true' : undefined}
      activeOptions={onlyHere}
      data-kind={line.kind}
    >
      <span className={classes.lineTitle}>{title}</span>
      <span className={classes.lineAge}>{timeText(line.openedAt)}</span>
      <span className={classes.lineFacts}>{[nameOf(line), commune].filter(Boolean).join(' · ')}</span>
    </Link>
  )
})

/** Lines that come or go above the reader's place are scrolled by, before the screen is drawn. */
function useStillPlace(scroller: { readonly current: HTMLDivElement | null }, lines: readonly FlagLine[]) {
  const before = useRef(lines)
  useLayoutEffect(() => {
    const box = scroller.current
    if (box !== null && before.current !== lines) {
      const moved = linesMoved(before.current, lines, Math.floor(box.scrollTop / lineHeight))
      if (moved !== 0) box.scrollTop += moved * lineHeight
    }
    before.current = lines
  }, [scroller, lines])
}

/** A flag that is opened by a key comes into sight; one that others' work moves does not pull the list after it. */
function useOpenedInSight(
  scrollToIndex: (index: number) => void,
  lines: readonly FlagLine[],
  opened: string | undefined,
) {
  const done = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (opened === done.current) return
    const at = lines.findIndex(({ id }) => id === opened)
    if (at < 0) return
    done.current = opened
    scrollToIndex(at)
  }, [scrollToIndex, lines, opened])
}

/** Nothing in the list: no flag at all, or none that the filter lets through. */
export function NoLines({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('flags')
  return (
    <div className={classes.none}>
      <Text fw={600}>{t('list.emptyTitle')}</Text>
      <Text c="dimmed" size="sm">
        {t(filtered ? 'list.emptyFilter' : 'list.emptyText')}
      </Text>
      {filtered && (
        <button type="button" className={classes.plain} onClick={onClear}>
          {t('list.clear')}
        </button>
      )}
    </div>
  )
}
