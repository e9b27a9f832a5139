/** What came back, what a person is asked, and whether that is as it was promised. */
import type { HeldGroup } from '#shared/api/queue.ts'
import type { Findings } from './restore-drill.ts'

export interface Check {
  readonly words: string
  readonly passed: boolean
}

export interface Counted {
  readonly figures: readonly (readonly [words: string, count: number])[]
  readonly checks: readonly Check[]
}

export function countFindings(findings: Findings): Counted {
  const { backedUp, before, after, decided, late, heldBefore, heldAfter, settled, applied } = findings
  const lostWithTheMachine = [...before.values.keys()].filter(
    (key) => backedUp.values.get(key) !== before.values.get(key),
  )
  const isOpen = (key: string) => !decided.has(key) && !late.has(key)
  const missing = [...before.values.keys()].filter(
    (key) => isOpen(key) && after.values.get(key) !== before.values.get(key),
  )
  const ofDesks = [...decided].filter((key) => after.values.get(key) !== before.values.get(key))
  const asked = [...after.conflicts.keys()].filter((key) => !before.conflicts.has(key))
  const needless = asked.filter(isOpen)
  const forgotten = [...before.conflicts.keys()].filter(
    (key) => isOpen(key) && after.conflicts.get(key) !== before.conflicts.get(key),
  )
  const isIn = (list: readonly HeldGroup[], { groupId }: HeldGroup) =>
    list.some((other) => other.groupId === groupId)
  const heldNew = heldAfter.filter((group) => !isIn(heldBefore, group))
  const heldGone = heldBefore.filter((group) => !isIn(heldAfter, group))
  const heldAgain = heldAfter.filter(({ groupId }) => settled.includes(groupId))
  // removed by somebody of whom the lost centre had not heard
  const isRemovedLate = ({ problem }: HeldGroup) => late.has(`${problem.record} removed`)
  const heldNow = heldNew.filter((group) => applied.has(group.groupId) && !isRemovedLate(group))
  const { tablets, waiting, status } = findings
  return {
    figures: [
      ['giá trị mất cùng máy chủ / values lost with the machine', lostWithTheMachine.length],
      [
        'trong đó đã trở lại / of these came back',
        lostWithTheMachine.length - missing.length - ofDesks.length,
      ],
      ['quyết định của bàn làm việc phải xem lại / decisions of desks to be looked at again', ofDesks.length],
      ['mâu thuẫn đang mở trước khi mất / conflicts open before', before.conflicts.size],
      ['mâu thuẫn đang mở sau khôi phục / conflicts open after', after.conflicts.size],
      ['câu hỏi mới / questions that are new', asked.length],
      ['trong đó không cần thiết / of these needless', needless.length],
      ['nhóm bị giữ trước khi mất / groups held before', heldBefore.length],
      ['nhóm bị giữ sau khôi phục / groups held after', heldAfter.length],
      ['trong đó mới / of these new', heldNew.length],
    ],
    checks: [
      check('something was lost with the machine', lostWithTheMachine.length > 0),
      check('nothing waits on a tablet', waiting === 0, waiting),
      check('every value that tablets had brought is there again', missing.length === 0, missing),
      check('nobody is asked what was no question before', needless.length === 0, needless),
      check(
        'every question that stood open stands open, with every claim',
        forgotten.length === 0,
        forgotten.map((key) => [key, before.conflicts.get(key), after.conflicts.get(key)]),
      ),
      check('what was held is held', heldGone.length === 0, heldGone),
      check('what was dismissed or processed is not held again', heldAgain.length === 0, heldAgain),
      check('what had been applied is not held', heldNow.length === 0, heldNow),
      check('every tablet has called', status.includes(`${tablets}/`), status),
    ],
  }
}

const check = (words: string, passed: boolean, found?: unknown): Check => ({
  words: passed || found === undefined ? words : `${words}: ${JSON.stringify(found).slice(0, 300)}`,
  passed,
})
