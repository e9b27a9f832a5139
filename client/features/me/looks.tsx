import { Input, SegmentedControl, Stack, Switch, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Preferences, setPreferences, usePreferences } from '#client/ui/preferences.ts'

const themes: readonly Preferences['theme'][] = ['light', 'dark', 'contrast']

export function Looks() {
  const { t } = useTranslation()
  const preferences = usePreferences()
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {t('me.looks')}
      </Title>
      <Stack gap={4}>
        <Input.Label component="div">{t('me.theme')}</Input.Label>
        <SegmentedControl
          fullWidth
          size="lg"
          aria-label={t('me.theme')}
          value={preferences.theme}
          data={themes.map((theme) => ({ value: theme, label: t(`me.themes.${theme}`) }))}
          onChange={(value) => setPreferences({ theme: themes.find((theme) => theme === value) ?? 'light' })}
        />
      </Stack>
      <Switch
        size="lg"
        label={t('me.largeType')}
        checked={preferences.largeType}
        onChange={(event) => setPreferences({ largeType: event.currentTarget.checked })}
      />
      <Stack gap={4}>
        <Input.Label component="div">{t('me.language')}</Input.Label>
        <SegmentedControl
          fullWidth
          size="lg"
          aria-label={t('me.language')}
          value={preferences.language}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setPreferences({ language: value === 'en' ? 'en' : 'vi' })}
        />
      </Stack>
    </Stack>
  )
}
