/** When the tablets of a unit send by themselves: set, set anew, or left to the unit above. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSyncWindow, setSyncWindow } from '#client/api/administration.ts'
import type { AreaUnit } from '#shared/api/accounts.ts'
import type { SyncWindow } from '#shared/sync/sync-window.ts'
import { Dialog } from './dialog.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { draftOf, endsOf, spreadOf, startOf, windowFrom } from './window-draft.ts'

interface SyncWindowDialogProps {
  readonly unit: AreaUnit
  /** Its own, or that of the unit above. */
  readonly window: SyncWindow | null
  readonly onClose: () => void
}

export function SyncWindowDialog({ unit, window, onClose }: SyncWindowDialogProps) {
  const { t } = useTranslation('administration')
  const [draft, setDraft] = useState(() => draftOf(window))
  const cache = useQueryClient()
  const setting = useMutation({
    mutationFn: (wanted: SyncWindow | null) =>
      wanted === null ? endSyncWindow(unit) : setSyncWindow(unit, wanted),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['areas'] })
      onClose()
    },
  })
  const wanted = windowFrom(draft)
  const fault = (isFine: boolean, key: 'start' | 'spread') => (isFine ? undefined : t(`window.fault.${key}`))
  return (
    <Dialog title={t('window.title', { name: unit.name })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted !== undefined) setting.mutate(wanted)
        }}
      >
        <Stack gap="sm">
          <Text>{t('window.about')}</Text>
          <TextInput
            label={t('window.start')}
            description={t('window.startHint')}
            value={draft.start}
            error={fault(startOf(draft) !== undefined, 'start')}
            onChange={({ currentTarget: { value: start } }) => setDraft({ ...draft, start })}
            data-autofocus
          />
          <TextInput
            label={t('window.spread')}
            description={t('window.spreadHint')}
            inputMode="numeric"
            value={draft.spread}
            error={fault(spreadOf(draft) !== undefined, 'spread')}
            onChange={({ currentTarget: { value: spread } }) => setDraft({ ...draft, spread })}
          />
          {wanted !== undefined && <Text role="status">{t('window.says', endsOf(wanted))}</Text>}
          {setting.error !== null && <ProblemAlert error={setting.error} />}
          <Group justify="space-between" mt="sm">
            {unit.window === null ? (
              <span />
            ) : (
              <Button variant="default" disabled={setting.isPending} onClick={() => setting.mutate(null)}>
                {t(unit.level === 'country' ? 'window.endAll' : 'window.end')}
              </Button>
            )}
            <Group>
              <Button variant="default" onClick={onClose}>
                {t('shell:cancel')}
              </Button>
              <Button type="submit" loading={setting.isPending}>
                {t('form.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
