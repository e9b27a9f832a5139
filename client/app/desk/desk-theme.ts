import { createTheme } from '@mantine/core'

/** Denser than on the tablet: a mouse and a keyboard, and many rows. */
const small = { defaultProps: { size: 'sm' } }

export const deskTheme = createTheme({
  components: {
    Button: small,
    TextInput: small,
    PasswordInput: small,
    Textarea: small,
    Select: small,
    SegmentedControl: small,
    // its own ground would hide the border of a field that is no higher than it
    InputClearButton: { defaultProps: { style: { pointerEvents: 'all', background: 'none' } } },
    ActionIcon: { defaultProps: { size: 'lg', variant: 'subtle' } },
  },
})
