/** Throws away what was typed and not saved; asked first, since it does not come back. */
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export function DiscardDraft({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation('collect')
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const discard = () => {
    close()
    onDiscard()
  }
  return (
    <>
      <Anchor component="button" type="button" py="xs" onClick={() => setAsking(true)}>
        {t('form.discard')}
      </Anchor>
      <Modal
        opened={asking}
        onClose={close}
        title={t('form.discardTitle')}
        closeButtonProps={{ 'aria-label': t('shell:cancel') }}
      >
        <Stack>
          <Text>{t('form.discardText')}</Text>
          <Group grow>
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button color="red.9" onClick={discard}>
              {t('form.discard')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
