/** `?` shows the keys of the screen that is open. */
import { Kbd, Modal, Table } from '@mantine/core'
import '@mantine/core/styles/Kbd.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type KeyBinding, useKeyList, useKeys } from '#client/ui/keys.ts'

/** Keys whose names are not what stands on the keyboard. */
const shown: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ' ': 'Space' }

const none: readonly KeyBinding[] = []

export function KeyHelp() {
  const { t } = useTranslation('desk')
  const [opened, setOpened] = useState(false)
  const offered = useKeyList()
  const help = { key: '?', text: t('keys.help'), act: () => setOpened(true) }
  // a screen without keys has nothing to show, and one with a list of its own shows that
  useKeys(offered.length > 0 ? [help] : none)
  const keys = [...offered, help]
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(({ key, text }) => (
            <Table.Tr key={`${key} ${text}`}>
              <Table.Th scope="row" w="6rem">
                <Kbd>{shown[key] ?? key}</Kbd>
              </Table.Th>
              <Table.Td>{text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
