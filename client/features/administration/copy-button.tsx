import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Says whether it was copied: a browser may forbid it, and then it is to be written down. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('administration')
  const [done, setDone] = useState<'copied' | 'refused'>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setDone('copied')
    } catch {
      setDone('refused')
    }
  }
  const Icon = done === 'copied' ? IconCheck : IconCopy
  return (
    <Button
      variant="default"
      leftSection={<Icon size="1.1rem" aria-hidden />}
      onClick={() => void copy()}
      aria-live="polite"
    >
      {t(`copy.${done ?? 'offer'}`)}
    </Button>
  )
}
