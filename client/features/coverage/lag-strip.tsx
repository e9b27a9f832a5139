/** The units beside each other, the one that lags most first: what is missing stands out, and one touch leads to it. */
import { Text, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coverage, CoverageUnit } from '#shared/api/coverage.ts'
import { countText, shareText } from '#shared/text/number-text.ts'
import classes from './coverage.module.css'
import { byLag, hasBegun, lackOf, lagCeiling, missingOf } from './coverage-rows.ts'
import { useChildren } from './use-coverage.ts'

/** A province has 30 districts at most; a country's communes are not fetched for a picture. */
const mostDistricts = 30
const named = 5

interface Compared {
  readonly unit: CoverageUnit
  readonly above: CoverageUnit | undefined
}

const nameOf = ({ unit, above }: Compared): string =>
  above === undefined ? unit.name : `${unit.name}, ${above.name}`

/** Communes where they are within reach, else the units of the table. */
function useCompared(coverage: Coverage): readonly Compared[] {
  const districts = coverage.units.filter(({ level }) => level === 'district')
  const codes = districts.length <= mostDistricts ? districts.map(({ code }) => code) : []
  const children = useChildren(codes)
  return useMemo(() => {
    const communes = codes.flatMap((code) => {
      const below = children.get(code)
      return below?.kind === 'units'
        ? below.units.map((unit) => ({ unit, above: districts.find((district) => district.code === code) }))
        : []
    })
    const others = coverage.units
      .filter(({ code }) => !codes.includes(code))
      .map((unit) => ({ unit, above: undefined }))
    const all = [...communes, ...others]
    return byLag(all.map(({ unit }) => unit)).flatMap((unit) => all.find((each) => each.unit === unit) ?? [])
  }, [coverage.units, children, codes, districts])
}

interface LagStripProps {
  readonly coverage: Coverage
  /** Opens these units in the table. */
  readonly onOpen: (codes: readonly string[]) => void
}

export function LagStrip({ coverage, onOpen }: LagStripProps) {
  const { t } = useTranslation('desk')
  const compared = useCompared(coverage)
  if (compared.length < 2) return null
  if (!hasBegun(compared.map(({ unit }) => unit))) return <NotBegun />
  const goTo = ({ unit, above }: Compared) =>
    onOpen(above === undefined ? [unit.code] : [above.code, unit.code])
  return (
    <section className={classes.lag} aria-label={t('coverage.lag.title')}>
      <LagBars compared={compared} whole={coverage.whole} onOpen={goTo} />
      <div>
        <h2 className={classes.lag_title}>{t('coverage.lag.title')}</h2>
        <ol className={classes.lagging}>
          {compared.slice(0, named).map((each) => (
            <li key={each.unit.code}>
              <UnstyledButton className={classes.lagging_unit} onClick={() => goTo(each)}>
                <span className={classes.lagging_name} title={nameOf(each)}>
                  {each.unit.name}
                  {each.above !== undefined && (
                    <span className={classes.lagging_above}>, {each.above.name}</span>
                  )}
                </span>
                <span>{shareText(each.unit.collected, each.unit.target ?? 0)}</span>
                <span className={classes.lagging_missing}>
                  {t('coverage.lag.missing', {
                    count: missingOf(each.unit) ?? 0,
                    text: countText(missingOf(each.unit) ?? 0),
                  })}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** In place of bars that would all be full. */
function NotBegun() {
  const { t } = useTranslation('desk')
  return (
    <section className={classes.not_begun} aria-label={t('coverage.lag.title')}>
      <h2 className={classes.lag_title}>{t('coverage.lag.title')}</h2>
      <Text>{t('coverage.lag.none')}</Text>
    </section>
  )
}

interface LagBarsProps {
  readonly compared: readonly Compared[]
  readonly whole: CoverageUnit
  readonly onOpen: (compared: Compared) => void
}

/** What is missing, from nothing up: in a row of units that are nearly done the one that is not stands alone. */
function LagBars({ compared, whole, onOpen }: LagBarsProps) {
  const { t } = useTranslation('desk')
  const ceiling = lagCeiling(compared.map(({ unit }) => unit))
  const usual = lackOf(whole)
  return (
    <div className={classes.strip_frame}>
      <span className={classes.strip_scale} aria-hidden>
        <span>{shareText(ceiling, 1)}</span>
        <span>0 %</span>
      </span>
      <div className={classes.strip} aria-hidden>
        {compared.map((each) => (
          <button
            key={each.unit.code}
            type="button"
            className={classes.lag_bar}
            data-lags={lackOf(each.unit) > Math.max(0.01, 2 * usual)}
            tabIndex={-1}
            title={`${nameOf(each)} · ${t('coverage.lag.lacks', { share: shareText(missingOf(each.unit) ?? 0, each.unit.target ?? 0) })}`}
            onClick={() => onOpen(each)}
          >
            <span style={{ height: `${(lackOf(each.unit) / ceiling) * 100}%` }} />
          </button>
        ))}
      </div>
      <span className={classes.strip_caption}>
        {t('coverage.lag.caption', { count: compared.length, text: countText(compared.length) })}
      </span>
    </div>
  )
}
