/** One accent, a deep blue-green that holds on a bright screen; large targets; a face with all Vietnamese marks. */
import { createTheme, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#e6f4f6',
  '#cfe6ea',
  '#a0ccd4',
  '#6db1bd',
  '#449ba9',
  // white on it, and it on the dark ground, can both be read
  '#1c7a89',
  '#0f7585',
  '#0b5563',
  '#084652',
  '#053842',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  colors: { accent },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'lg' } },
    TextInput: { defaultProps: { size: 'lg' } },
    PasswordInput: {
      defaultProps: { size: 'lg' },
      // of its own it is less than a thumb needs
      vars: (_theme: unknown, { size }: { size?: string }) => ({
        root: size === 'lg' ? { '--psi-button-size': '2.75rem' } : {},
      }),
    },
    Textarea: { defaultProps: { size: 'lg' } },
    Select: { defaultProps: { size: 'lg' } },
    Radio: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 'xl', variant: 'subtle' } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 0 } },
      styles: { title: { fontWeight: 600 } },
    },
  },
})
